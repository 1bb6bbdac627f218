{%- from "parts/dates.html" import words as date_words -%}
{%- from "parts/icons.html" import type_mark -%}
{%- from "parts/titles.html" import in_record, title -%}
{%- from "parts/quoted.html" import altered -%}
communiqueShard("{{ view.name }}",{"parts":[
{%- for text in view.texts %}{% set head -%}
<p class="type-line">{% if text.events %}{{ type_mark(text.events[0].shape, true, 13) }}<span class="visually-hidden">{{ text.events[0].type }}, </span>{% endif %}<span>{% if text.date %}{{ date_words(text.date) }}{% else %}{{ t("date.none") }}{% endif %}</span></p>
{#- -#}
<h2 class="result-title" lang="{{ text.source.language }}"><a class="title-link" href="{{ link(text.source.url) }}">{{ title(text.title, text.supplied) }}</a></h2>
{#- -#}
<p class="fine">{{ t("search.from", genre=t("genre." ~ text.source.genre), publisher=in_record(text.source.name)) if text.source.name else t("search.from-unknown", genre=t("genre." ~ text.source.genre)) }}
{%- for event in text.events %}{% if loop.first %} {{ t("search.describes") }} {% else %}, {% endif %}<a class="quiet"{{ recorded }} href="{{ link(event.url) }}">{{ event.title }}</a>{% endfor %}</p>
{%- endset -%}
{"url":{{ link(text.source.url) | json }},"lang":{{ text.source.language | json }},"dir":{{ text.source.direction | json }},"altered":{% if text.source.altered %}{{ altered(text.source.altered, text.source.url) | string | json }}{% else %}""{% endif %},"head":{{ head | string | json }}}{% if not loop.last %},{% endif %}
{%- endfor -%}
],"units":{{ view.units | json }}});
