// Words selected in the text go into the form for a voice; without this they are typed.
const words = document.querySelector("#hear [name=text]");
const inText = node => node && (node.nodeType === 1 ? node : node.parentElement).closest(".passage-words");

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const passage = inText(chosen.anchorNode);
  if (chosen.isCollapsed || !passage || passage !== inText(chosen.focusNode)) return;
  words.value = chosen.toString().trim();
});
