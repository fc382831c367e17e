// The session page: every tap is an entry in the queue; the count never waits for the network.
import { Queue } from './queue.js';
import { shown } from './count.js';
import { draw } from './rows.js';

const page = document.getElementById('session');
const path = page.dataset.path;
const SEEN = `tautband:${path}:seen`;
const CLOCK = `tautband:${path}:clock`;

/** How far the clinic's clock is ahead of this tablet's. A page kept for the time without a network carries an old clock: then the first one holds. */
const clockAhead = () => {
  const said = Number(page.dataset.now) - Date.now();
  const kept = localStorage.getItem(CLOCK);
  if (kept !== null && said < Number(kept) - 60_000) return Number(kept);
  localStorage.setItem(CLOCK, String(said));
  return said;
};
const ahead = clockAhead();
const late = page.dataset.late ? Number(page.dataset.late) : undefined;
const typing = (event) => event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
const now = () => new Date(late ?? Date.now() + ahead).toISOString();
const time = (at) => (at ? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: page.dataset.zone }).format(new Date(at)) : '');

/** The newest state of the server this tablet has seen: the page's own, or a later one kept from before a reload. */
let server = JSON.parse(page.dataset.state);
try {
  const kept = JSON.parse(localStorage.getItem(SEEN) ?? 'null');
  if (kept && kept.receipt > server.receipt) server = kept;
} catch {
  localStorage.removeItem(SEEN);
}

const state = () => shown(server, queue.pending);

const redraw = () => {
  draw(page, shown(server, queue.pending), time, path);
  const offline = page.querySelector('[data-offline]');
  offline.hidden = queue.online || queue.pending.length === 0;
  page.querySelector('[data-offline-why]').textContent = queue.refused
    ? 'The server does not take the entries: you may be signed out. Open this page again.'
    : 'No connection. Counting goes on.';
  page.querySelector('[data-queued]').textContent = String(queue.pending.length);
  const finish = page.querySelector('[data-finish]');
  if (queue.pending.length > 0 || state().in > 0) finish.setAttribute('aria-disabled', 'true');
  else finish.removeAttribute('aria-disabled');
  timer();
};

const learn = (state) => {
  if (!state || state.receipt < server.receipt) return;
  server = state;
  localStorage.setItem(SEEN, JSON.stringify(state));
};

const queue = new Queue(
  path,
  (answer) => {
    if (answer.path && queue.pending.length === 0) window.location.assign(answer.path);
    learn(answer.state);
  },
  redraw,
);

const lock = page.querySelector('[data-lock]');
/** The emergency page lies over the locked screen and opens nothing. */
let lockedBelow = false;
const isLocked = () => lock.open || lockedBelow;
const record = (kind, fields = {}) => queue.add({ kind, seen: server.receipt, at: now(), locked: isLocked(), ...fields });

const needleForm = page.querySelector('[data-in]');

const MOST_NEEDLES = 500;
const notANeedle = (field) => {
  field.setCustomValidity(`Needles are numbered from 1 to ${MOST_NEEDLES}.`);
  field.reportValidity();
};
needleForm.elements.namedItem('needle').addEventListener('input', (event) => event.target.setCustomValidity(''));

const putIn = (again) => {
  const field = (name) => needleForm.elements.namedItem(name);
  const muscle = field('muscle');
  const side = field('side').value;
  if (!muscle.value) return muscle.focus();
  if (!side) return needleForm.querySelector('input[name=side]').focus();
  const typed = Number(field('needle').value);
  // The server could never take such a number, and it would hold up everything after it.
  if (!again && typed > MOST_NEEDLES) return notANeedle(field('needle'));
  const number = again ?? (Number.isInteger(typed) && typed > 0 ? typed : undefined);
  const known = state().needles;
  const needle = number ?? Math.max(0, ...known.map((n) => n.number)) + 1;
  const product = field('product');
  if (!known.some((n) => n.number === needle)) record('OPENED', { needle });
  record('IN', {
    needle,
    muscle: muscle.value,
    side,
    site: field('site').value,
    product: product.value || null,
    muscleName: muscle.selectedOptions[0].textContent.trim(),
    sideName: needleForm.querySelector('input[name=side]:checked').nextElementSibling.textContent,
    productName: product.value ? product.selectedOptions[0].textContent.split(',')[0] : '',
  });
  field('needle').value = '';
};

const dropped = () => {
  const needle = Math.max(0, ...state().needles.map((n) => n.number)) + 1;
  record('OPENED', { needle });
  record('DROPPED', { needle });
};

/** "O" then a number, or the only needle it can be. */
const step = (kind, places, words) => {
  const fit = state().needles.filter((n) => places.includes(n.at));
  if (fit.length === 0) return;
  const asked = fit.length === 1 ? String(fit[0].number) : window.prompt(`${words} Number: ${fit.map((n) => n.number).join(', ')}`);
  const needle = Number(asked);
  if (fit.some((n) => n.number === needle)) record(kind, { needle });
};

/** One step back at a time: what the server knows is taken back only when no other undo is on its way. */
const undoLast = () => {
  const undos = queue.pending.filter((e) => e.kind === 'UNDO');
  const waiting = queue.pending.findLast((e) => e.kind !== 'UNDO' && !undos.some((undo) => undo.about === e.id));
  if (waiting) return record('UNDO', { about: waiting.id });
  if (undos.length > 0) return;
  const last = server.needles.filter((n) => n.last).sort((a, b) => b.lastReceipt - a.lastReceipt)[0];
  if (last) record('UNDO', { about: last.last });
};

const emergency = page.querySelector('[data-emergency]');
const openEmergency = () => {
  lockedBelow = isLocked();
  lock.close();
  emergency.hidden = false;
  page.classList.add('is-emergency');
  for (const part of page.children) if (part !== emergency && part !== lock) part.toggleAttribute('inert', true);
  emergency.scrollIntoView();
  (emergency.querySelector('[data-all-out]:not([hidden]) .btn') ?? emergency.querySelector('a')).focus();
};
const closeEmergency = () => {
  emergency.hidden = true;
  page.classList.remove('is-emergency');
  for (const part of page.children) part.toggleAttribute('inert', false);
  if (lockedBelow) {
    lockedBelow = false;
    lock.showModal();
    return;
  }
  page.querySelector('[data-emergency-opens]').focus();
};

document.addEventListener('click', (event) => {
  const from = event.target instanceof Element ? event.target : null;
  const tapped = from?.closest('button[data-kind]');
  if (tapped) {
    event.preventDefault();
    const needle = Number(tapped.dataset.needle);
    if (tapped.dataset.kind === 'UNDO') record('UNDO', { about: tapped.dataset.about });
    else if (tapped.dataset.kind === 'AGAIN') putIn(needle);
    else record(tapped.dataset.kind, { needle });
  } else if (from?.closest('[data-emergency-opens]')) {
    event.preventDefault();
    openEmergency();
  } else if (from?.closest('[data-emergency-closes]')) {
    event.preventDefault();
    closeEmergency();
  } else if (from?.closest('[data-dropped]')) {
    event.preventDefault();
    dropped();
  } else if (from?.closest('[data-finish][aria-disabled]')) {
    event.preventDefault();
    queue.send();
  } else if (from?.closest('[data-muscle]')) {
    event.preventDefault();
    choose(from.closest('[data-muscle]'));
  } else if (from?.closest('[data-keys]')) {
    const keys = from.closest('[data-keys]');
    const on = keys.getAttribute('aria-pressed') !== 'true';
    keys.setAttribute('aria-pressed', String(on));
    keys.textContent = `Keys N O I Z S: ${on ? 'on' : 'off'}`;
    localStorage.setItem('tautband:keys', on ? 'on' : 'off');
  }
});

const choose = (tab) => {
  for (const other of page.querySelectorAll('[data-muscle]')) other.removeAttribute('aria-current');
  tab.setAttribute('aria-current', 'true');
  needleForm.elements.namedItem('muscle').value = tab.dataset.id;
  needleForm.querySelector(`input[name=side][value=${tab.dataset.side}]`).checked = true;
};

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (form === needleForm) {
      event.preventDefault();
      putIn();
    } else if (form.hasAttribute('data-tap')) {
      event.preventDefault();
      record(form.elements.namedItem('kind').value);
    } else if (form.hasAttribute('data-all-out')) {
      event.preventDefault();
      for (const needle of state().needles.filter((n) => n.at === 'IN')) record('OUT', { needle: needle.number });
    } else if (form.hasAttribute('data-emergency-form')) {
      event.preventDefault();
      record(form.elements.namedItem('kind').value, { needle: Number(form.elements.namedItem('needle').value) });
      form.reset();
    }
  },
  true,
);

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'F8') {
      event.preventDefault();
      openEmergency();
      return;
    }
    if (event.key === 'Escape' && !emergency.hidden) return closeEmergency();
    const off = localStorage.getItem('tautband:keys') === 'off';
    if (off || typing(event) || event.ctrlKey || event.metaKey || event.altKey || isLocked() || !emergency.hidden) return;
    const keys = {
      n: () => putIn(),
      o: () => step('OUT', ['IN'], 'Which needle is out?'),
      i: () => step('SHARPS', ['OUT', 'OPENED'], 'Which needle goes into the sharps box?'),
      z: undoLast,
      s: () => record('STOP'),
    };
    const does = keys[event.key.toLowerCase()];
    if (does) {
      event.preventDefault();
      does();
    }
  },
  true,
);

const timer = () => {
  const since = state()
    .needles.filter((n) => n.at === 'IN')
    .map((n) => new Date(n.insertions.at(-1)?.inAt ?? n.lastAt).getTime());
  const shownTimer = page.querySelector('[data-timer]');
  shownTimer.hidden = since.length === 0 || late !== undefined;
  if (shownTimer.hidden) return;
  const seconds = Math.max(0, Math.floor((Date.now() + ahead - Math.min(...since)) / 1000));
  const two = (n) => String(n).padStart(2, '0');
  shownTimer.querySelector('b').textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  shownTimer.classList.toggle('warn', seconds > 60 * Number(page.dataset.mostMinutes));
};

let touched = Date.now();
for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, () => (touched = Date.now()), true);
const lockWhenIdle = () => {
  const idle = Date.now() - touched > 60_000 * Number(page.dataset.lockMinutes);
  if (!idle || isLocked() || !emergency.hidden || state().in === 0) return;
  lock.showModal();
  const headers = { 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content, 'X-Page-Token': document.querySelector('meta[name=page-token]').content };
  fetch(`${path}/lock`, { method: 'POST', headers }).catch(() => {});
};
lock.addEventListener('cancel', (event) => event.preventDefault());

const refresh = async () => {
  if (queue.pending.length > 0) return queue.send();
  try {
    const response = await fetch(`${path}/state`, { headers: { Accept: 'application/json' } });
    if (response.ok) learn(await response.json());
    queue.online = true;
  } catch {
    queue.online = false;
  }
  redraw();
};

const bar = document.querySelector('.patient');
if (bar) new ResizeObserver(() => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`)).observe(bar);

await queue.open();
redraw();
queue.send();
window.addEventListener('online', () => queue.send());
setInterval(timer, 1000);
setInterval(lockWhenIdle, 5000);
setInterval(refresh, 5000);
if ('serviceWorker' in navigator) {
  const worker = await navigator.serviceWorker.register('/session-worker.js').catch(() => undefined);
  if (worker) {
    const ready = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType('resource')
      .map((r) => new URL(r.name))
      .filter((u) => u.origin === location.origin && /^\/(css|js|fonts|favicon)/.test(u.pathname))
      .map((u) => u.pathname + u.search);
    ready.active?.postMessage({ keep: location.pathname, files: [...new Set(files)] });
    document.documentElement.dataset.offlineReady = 'asked';
  }
}
