// Covers the page when nobody has touched it for five minutes. The server locks by itself; the cover keeps what was typed where it is.
const IDLE_MS = 5 * 60_000;
const TOUCHED = 'tautband:touched';
const UNLOCKED = 'tautband:unlocked';
const SAY_EVERY_MS = 60_000;
const cover = document.querySelector('[data-cover]');
const form = cover.querySelector('form');
const problem = cover.querySelector('[data-cover-problem]');
const headers = () => ({ 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]')?.content ?? '', Accept: 'application/json' });

/** All tabs of this browser are one person at one screen. */
const touchedAt = () => Number(localStorage.getItem(TOUCHED) ?? 0);
let opened = Date.now();
let said = Date.now();
localStorage.setItem(TOUCHED, String(opened));

/** A page that the server has just shown proves that this person's screen is open: other tabs of the same person need no password. */
const tellOtherTabs = () => localStorage.setItem(UNLOCKED, `${cover.dataset.cover} ${Date.now()}`);
tellOtherTabs();

const close = () => {
  if (!cover.open) return;
  problem.textContent = '';
  form.reset();
  cover.close();
};

const show = (tellServer) => {
  // While a needle is in, the session page has a lock of its own that keeps the count in sight.
  if (cover.open || Number(document.querySelector('[data-count=in]')?.textContent ?? 0) > 0) return;
  cover.showModal();
  if (tellServer) fetch('/lock', { method: 'POST', headers: headers(), redirect: 'manual' }).catch(() => {});
};

const touched = () => {
  if (cover.open) return;
  const now = Date.now();
  localStorage.setItem(TOUCHED, String(now));
  if (now - said < SAY_EVERY_MS) return;
  said = now;
  fetch('/still-here', { method: 'POST', headers: headers() })
    .then((answer) => answer.status === 423 && show(false))
    .catch(() => {});
};

const look = () => {
  if (Date.now() - Math.max(touchedAt(), opened) > IDLE_MS) show(true);
};

for (const kind of ['pointerdown', 'keydown', 'input']) document.addEventListener(kind, touched, true);
document.addEventListener('visibilitychange', look);
window.addEventListener('pageshow', look);
window.addEventListener('storage', (event) => event.key === UNLOCKED && event.newValue?.startsWith(cover.dataset.cover) && close());
setInterval(look, 5000);
cover.addEventListener('cancel', (event) => event.preventDefault());

form.addEventListener('submit', async (event) => {
  if (event.submitter?.getAttribute('form') === 'cover-leaves') return;
  event.preventDefault();
  problem.textContent = '';
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: headers(), body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
    if (answer.ok) {
      opened = said = Date.now();
      localStorage.setItem(TOUCHED, String(opened));
      tellOtherTabs();
      close();
    } else if (answer.status === 422) {
      const { field, words } = await answer.json();
      problem.textContent = words;
      form.elements.namedItem(field)?.select();
    } else {
      problem.textContent = 'Your sign-in has ended. What is typed here stays: sign in again in another tab, then come back.';
      cover.querySelector('[data-cover-ended]').hidden = false;
    }
  } catch {
    problem.textContent = 'The server cannot be reached. What is typed here stays; try again.';
  }
});
