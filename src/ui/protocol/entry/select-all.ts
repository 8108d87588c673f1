/**
 * Selects what stands in a box that was just entered, so that typing puts it over. The click that enters it would set the
 * cursor after that, so the selection is made once more, unless somebody types already; a second click sets the cursor as
 * everywhere.
 */
export function selectAll(input: HTMLInputElement): void {
  const select = (): void => input.setSelectionRange(0, input.value.length)
  select()
  input.onclick = () => {
    input.onclick = null
    const timer = setTimeout(select) // the browser moves the cursor only when the click is over
    input.addEventListener('beforeinput', () => clearTimeout(timer), { once: true })
  }
}
