/** Gives the focus back to the question, when the button that was pressed is about to go. */
export function focusQuestion({ currentTarget }: { readonly currentTarget: Element }): void {
  currentTarget.closest('.sc-turn')?.querySelector<HTMLElement>('h2')?.focus()
}
