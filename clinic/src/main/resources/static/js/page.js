// What every page does: move to the error summary, open and close dialogs, "/" finds a patient, one press sends a form once.

/** @param {KeyboardEvent} event true when the key was typed into something that takes text */
const typing = (event) => event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;

document.querySelector('.errsum[data-focus]')?.focus();

document.addEventListener('click', (event) => {
  const from = event.target instanceof Element ? event.target : null;
  const opens = from?.closest('[data-opens]');
  if (opens instanceof HTMLElement) {
    const dialog = document.getElementById(opens.dataset.opens ?? '');
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (from?.closest('[data-closes]')) {
    event.preventDefault();
    from.closest('dialog')?.close();
  }
  if (from?.closest('[data-prints]')) {
    event.preventDefault();
    window.print();
  }
});

document.addEventListener('keydown', (event) => {
  // Also in fields and dialogs: nothing stands between a hand and the emergency page.
  const removesAll = document.querySelector('a[data-removes-all]');
  if (event.key === 'F8' && removesAll instanceof HTMLAnchorElement) {
    event.preventDefault();
    window.location.assign(removesAll.href);
    return;
  }
  if (event.key === '/' && !typing(event) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const find = document.querySelector('[data-finds-patient]');
    if (find instanceof HTMLElement) {
      event.preventDefault();
      find.focus();
    } else if (document.querySelector('.top a[href$="/patients"]')) {
      event.preventDefault();
      window.location.assign(document.querySelector('.top a[href$="/patients"]').href);
    }
  }
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.dataset.again !== undefined) return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '';
  // The page may come back from the history: then the form can be sent again.
  window.addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
  setTimeout(() => form.setAttribute('aria-busy', 'true'), 400);
});
