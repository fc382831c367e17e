// Layers of the body chart go on and off at once. Without this the form's button does it.

const form = document.querySelector('[data-layers]');
const told = form.querySelector('[data-told]');

/** @param {HTMLInputElement} box */
const show = (box) => {
  for (const group of document.querySelectorAll(`g[data-layer="${box.value}"]`)) {
    if (box.checked) group.removeAttribute('display');
    else group.setAttribute('display', 'none');
  }
  for (const list of document.querySelectorAll(`[data-list="${box.value}"]`)) list.hidden = !box.checked;
};

form.addEventListener('change', (event) => {
  const box = event.target;
  if (box.name !== 'layer') return;
  show(box);
  told.textContent = `${box.labels[0].textContent.trim()}: ${box.checked ? 'shown' : 'not shown'}.`;
  // Only the layers: what else was changed in the form is shown once it is sent.
  const address = new URL(window.location.href);
  address.searchParams.set('shown', 'yes');
  address.searchParams.delete('layer');
  for (const each of form.querySelectorAll('[name=layer]:checked')) address.searchParams.append('layer', each.value);
  window.history.replaceState(null, '', address);
});

// A finger has no hovering: a tap says the name of the region too.
for (const kind of ['pointerover', 'click']) {
  document.addEventListener(kind, (event) => {
    const name = event.target.closest?.('.chart-regions .chart-border')?.querySelector('title')?.textContent;
    if (name) document.querySelector('[data-under]').textContent = name;
  });
}

// A page that comes back from the browser's memory may carry other ticks than the pictures.
for (const box of form.querySelectorAll('[name=layer]')) show(box);
