// A session that is signed or was moved: entries this tablet could not send before are sent now, then nothing of it stays here.
import { Queue } from './queue.js';

const page = document.querySelector('[data-session-path]');
const path = page.dataset.sessionPath;
const waiting = Object.keys(localStorage).some((key) => key.startsWith(`tautband:${path}:`) && JSON.parse(localStorage.getItem(key) ?? 'null')?.pending?.length);
if (waiting) {
  const notice = page.querySelector('[data-left-behind]');
  const queue = new Queue(
    path,
    (answer) => {
      if (queue.pending.length === 0) window.location.assign(answer.path ?? path);
    },
    () => {
      notice.hidden = queue.pending.length === 0;
      page.querySelector('[data-queued]').textContent = String(queue.pending.length);
    },
  );
  await queue.open();
  queue.onChange();
  await queue.send();
  setInterval(() => queue.send(), 5000);
} else {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`tautband:${path}:`)) localStorage.removeItem(key);
}
