/** A code in large signs, four and four; a screen reader says them one by one. */
export function Signs({ code }: { readonly code: string }) {
  const groups = code.match(/.{1,4}/g) ?? []
  return (
    <p class="rd-signs" data-long={groups.length > 2} translate={false}>
      <span aria-hidden="true">
        {groups.map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </span>
      <span class="hidden">{[...code].join(' ')}</span>
    </p>
  )
}
