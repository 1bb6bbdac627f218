// The copy button of the permanent link: shown only where it works, and says when it has copied. On phones, where the
// citations stand in the way of what follows, all of them are closed at first.
(function () {
  "use strict";
  if (matchMedia("(max-width: 60rem)").matches) {
    document.querySelectorAll(".cite details").forEach(function (box) { box.open = false; });
  }
  if (!navigator.clipboard) return;
  document.querySelectorAll(".copy").forEach(function (box) {
    var field = box.querySelector(".copy-field");
    var button = box.querySelector(".copy-button");
    var status = box.parentNode.querySelector("[role=status]");
    var words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(field.value).then(function () {
        button.textContent = status.textContent = box.dataset.copied;
        setTimeout(function () {
          button.textContent = words;
          status.textContent = "";
        }, 2000);
      });
    });
  });
})();
