"""Pelican makes what is compared: events are its categories, topics its tags, people its authors; one feed, a sitemap."""

SITENAME = "Archive of a benchmark"
SITEURL = "https://archive.example"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%d %B %Y"
STATIC_PATHS = []
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
SUMMARY_MAX_LENGTH = 55
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES = ["index", "documents", "archives", "tags", "authors", "sitemap"]
DOCUMENTS_SAVE_AS = "documents/index.html"
ARCHIVES_SAVE_AS = "timeline/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHORS_SAVE_AS = "people/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ARTICLE_URL, ARTICLE_SAVE_AS = "documents/{slug}/", "documents/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "events/{slug}/", "events/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "people/{slug}/", "people/{slug}/index.html"
FEED_ATOM, FEED_MAX_ITEMS = "feed.atom", 50
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
