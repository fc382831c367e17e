// A body chart for each finding, made only when somebody opens it. What it says stands in two hidden fields, so that nothing is
// lost when a chart is closed, or cannot be loaded.

/** @param {HTMLDetailsElement} details */
const open = (details) => {
  const place = details.querySelector('[data-chart]');
  if (!details.open || place.firstElementChild) return;
  const pressed = details.querySelector('[data-pressed]');
  const drawn = details.querySelector('[data-drawn]');
  const at = details.closest('.finding-row').querySelector('[data-at]');
  const chart = document.createElement('tautband-chart');
  import('./chart/tautband-chart.js');
  chart.setAttribute('pressed', pressed.value);
  chart.setAttribute('value', drawn.value);
  chart.setAttribute('no-keys', '');
  chart.addEventListener('change', () => {
    // A point that was just tapped takes the place of a region that was typed.
    if (chart.pressed !== pressed.value) at.value = '';
    pressed.value = chart.pressed;
    drawn.value = chart.value;
    const said = [pressed.value && 'Point or region shown.', drawn.value && 'Felt pain drawn.'].filter(Boolean);
    details.querySelector('[data-shown]').textContent = said.join(' ');
  });
  at.addEventListener('input', () => {
    chart.pressed = '';
    chart.show?.();
  });
  place.append(chart);
};

for (const details of document.querySelectorAll('[data-finding-chart]')) {
  details.addEventListener('toggle', () => open(details));
  open(details);
  // And a region that is typed takes the place of the point.
  const row = details.closest('.finding-row');
  row.querySelector('[data-at]').addEventListener('input', () => {
    details.querySelector('[data-pressed]').value = '';
  });
}
