/**
 * The one script, for what a page cannot do without: the clipboard, and a mail program that gets the edited text.
 * It finds its texts in the page; the content security policy knows its hash.
 */
export const SCRIPT = `
'use strict';
const byId = id => document.getElementById(id);

for (const button of document.querySelectorAll('[data-copy]')) {
  const source = byId(button.dataset.copy);
  const status = byId(button.dataset.status);
  button.hidden = false;
  button.addEventListener('click', async () => {
    status.textContent = '';
    const copied = await copy(source);
    status.textContent = copied ? button.dataset.copied : button.dataset.failed;
  });
}

// The clipboard API exists on https and localhost only.
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.value);
    return true;
  } catch {
    source.focus();
    source.select();
    return document.execCommand('copy');
  }
}

const draft = byId('draft');
if (draft) {
  const { link, recipient, longest } = draft.dataset;
  const update = () => {
    const text = byId('text').value;
    const address = 'mailto:' + recipient + '?subject=' + encodeURIComponent(byId('subject').value) +
      '&body=' + encodeURIComponent(text.replace(/\\r?\\n/g, '\\r\\n'));
    byId('open-in-email').href = address;
    byId('too-long').hidden = address.length <= Number(longest);
    byId('link-missing').hidden = holdsLink(text, link);
  };
  draft.addEventListener('input', update);
  update();
}

// A link that goes on with further characters is another link.
function holdsLink(text, link) {
  const after = text.split(link).slice(1);
  return after.length > 0 && after.every(rest => !/^([\\w~%/?&=#-]|\\.\\w)/.test(rest));
}
`;
