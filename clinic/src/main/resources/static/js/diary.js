// Arrow keys go from link to link of a diary table; Tab goes on as ever.

/** @param {Element} link the middle of its box */
const middle = (link) => {
  const box = link.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};

const STEPS = {
  ArrowUp: (d) => d.y < -4 && Math.abs(d.x) < -d.y * 2 + 40,
  ArrowDown: (d) => d.y > 4 && Math.abs(d.x) < d.y * 2 + 40,
  ArrowLeft: (d) => d.x < -40,
  ArrowRight: (d) => d.x > 40,
};

document.addEventListener('keydown', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-arrows] a') : null;
  const goes = STEPS[event.key];
  if (link === null || goes === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const from = middle(link);
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  let best = null;
  let least = Infinity;
  for (const other of link.closest('[data-arrows]').querySelectorAll('a')) {
    const at = middle(other);
    const d = { x: at.x - from.x, y: at.y - from.y };
    if (other === link || !goes(d)) continue;
    const far = sideways ? Math.abs(d.x) + 3 * Math.abs(d.y) : Math.abs(d.y) + 3 * Math.abs(d.x);
    if (far < least) {
      least = far;
      best = other;
    }
  }
  if (best !== null) {
    event.preventDefault();
    best.focus();
  }
});
