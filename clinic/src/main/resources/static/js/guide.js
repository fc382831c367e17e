// Copy, share and print for a page of the guide; without a script the mail link and the address remain.
const share = document.querySelector("[data-share]");

/** Shows a button and says what happens when it is pressed. */
function offer(name, press) {
  const button = share.querySelector(`[data-${name}]`);
  button.hidden = false;
  button.addEventListener("click", press);
}

if (share) {
  const { title, address } = share.dataset;
  const said = share.querySelector("[data-said]");
  offer("print", () => window.print());
  if (navigator.clipboard) {
    offer("copy", async () => {
      try {
        await navigator.clipboard.writeText(address);
        said.textContent = "The address was copied.";
      } catch {
        said.textContent = "This browser does not let us copy. Mark the address above and copy it.";
      }
    });
  }
  if (navigator.share) {
    // Who closes the sheet again has not failed at anything.
    offer("send", () => navigator.share({ title, url: address }).catch(() => {}));
  }
}
