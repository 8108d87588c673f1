/*
 * WARNING: this module is part of the first load.
 * Drawn for Ubani on a 24-unit grid, one stroke weight; shapes, no letters, so they need no translation.
 */
const SHAPES = {
  home: 'M4 11.5 12 4l8 7.5M6.5 10v9.5h11V10M10 19.5v-5h4v5',
  guide: 'M12 6.5C10 5 7 4.7 4 5.2v13c3-.5 6-.2 8 1.3 2-1.5 5-1.8 8-1.3v-13c-3-.5-6-.2-8 1.3Zm0 0v13',
  cards: 'M12 4 21 19.5H3L12 4Zm0 5.5v5M12 17v.3',
  protocols: 'M6 4h12v16H6zM9 8h6M9 12h2M13.5 12h1.5M9 16h2M13.5 16h1.5',
  practice: 'M4 5.5h16v10h-8l-4.5 4v-4H4zM8.5 10.3l2.2 2.2 4.6-4.4',
  scenarios: 'M3.5 5h11v7.5H9L6 15.5v-3H3.5zM17 9h3.5v7.5H18v3l-3-3h-4.5',
  tests: 'M5 5.5h3v3H5zM11 7h8M5 10.5h3v3H5zM11 12h8M5 15.5h3v3H5zM11 17h8M5.7 12l.8.8 1.8-2.2',
  room: 'M4 4.5h16v8H4zM12 12.5V16M5 19.5h3M10.5 19.5h3M16 19.5h3',
  progress: 'M4.5 19.5h15M6.5 19.5v-5M12 19.5V9M17.5 19.5V5',
  checklist: 'M5 4.5h14v15H5zM8 9l1.2 1.2L11.5 8M13.5 9.3H17M8 14.5l1.2 1.2 2.3-2.2M13.5 14.8H17',
  search: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4 9.5 5 5',
  glossary: 'M4 6h7v12H4zM13 6h7v12h-7zM6 9.5h3M6 12.5h3M15 9.5h3M15 12.5h3',
  settings: 'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4',
  language: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm-8 8h16M12 4c-5 5-5 11 0 16M12 4c5 5 5 11 0 16',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  done: 'M5 12.5 10 17.5 19.5 7',
  bookmark: 'M7 4.5h10v15l-5-4-5 4z',
  share: 'M12 15V4M8 7.5 12 3.8l4 3.7M6 11.5v8h12v-8',
  print: 'M7 9V4.5h10V9M7 16H4.5V9.5h15V16H17M7 13.5h10v6H7z',
  never: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM6.5 6.5l11 11',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  phone: 'M8 3.5h8v17H8zM11 17.8h2',
} as const

export type IconName = keyof typeof SHAPES

/** A small drawing beside words; hidden from screen readers, since the words say it. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} fill={filled ? 'currentColor' : 'none'} />
    </svg>
  )
}
