// Buttons that copy the text beside them.
for (const button of document.querySelectorAll('button[data-copies]')) {
  const source = document.getElementById(button.dataset.copies);
  const label = button.textContent;
  const say = (text) => {
    button.textContent = text;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (button.textContent = label), 2000);
  };
  button.setAttribute('aria-live', 'polite');
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      say('Copied');
    } catch {
      // Plain HTTP from elsewhere than this machine has no clipboard; the text is ready to be copied by hand.
      getSelection().selectAllChildren(source);
      say('Selected');
    }
  });
}
