// Shows what the form of this page would send.
const form = document.querySelector('form');
const sent = document.querySelector('#sent');
const show = () => {
  sent.textContent = new FormData(form).get('drawing') || 'Nothing yet.';
};
form.addEventListener('input', show);
form.addEventListener('reset', () => setTimeout(show));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
