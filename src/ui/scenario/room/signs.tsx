/** The four signs of a code; a screen reader says them one by one. */
export function Signs({ code }: { readonly code: string }) {
  return (
    <span class="sc-a-signs" translate={false}>
      <span aria-hidden="true">{code}</span>
      <span class="hidden">{[...code].join(' ')}</span>
    </span>
  )
}
