/** Line icons of one family: 24 px box, 1.6 px line, in the color of the words beside them. Always beside words. */
const shapes = {
  today: 'M3 10.5 12 3l9 7.5V21h-6v-6H9v6H3z',
  groups:
    'M12 4.5a2 2 0 1 0 0 .01M5 10a2 2 0 1 0 0 .01M19 10a2 2 0 1 0 0 .01M8 18.5a2 2 0 1 0 0 .01M16 18.5a2 2 0 1 0 0 .01',
  meetings: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  cases: 'M6 3h9l4 4v14H6zM9 12h7M9 16h5',
  credits: 'M12 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8.5 14 7 22l5-3 5 3-1.5-8',
  desk: 'M4 7h16v4H4zM6 11v9M18 11v9M9 15h6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.500 1.500 7.500 5.500',
  check: 'm5 12.5 4.500 4.500L19 7.500',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9M18 12v3.500M21 12v2.500',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  video: 'M3.500 7h11v10h-11zM14.500 11l6-3.500v9l-6-3.500',
  hand: 'M8 13V6.500a1.500 1.500 0 0 1 3 0V11M11 10.500V4.500a1.500 1.500 0 0 1 3 0v6M14 11V6a1.500 1.500 0 0 1 3 0v8c0 4-2 6.500-5.500 6.500-3 0-4.200-1.500-5.500-4l-2-3.500c-.700-1.300 1-2.400 2-1.200L8 14',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.500v13l10.500-6.500z',
  leave: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  download: 'M12 4v11M7.500 11 12 15.500 16.500 11M5 20h14',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500v.01',
  warning: 'M12 4 2.500 20h19zM12 10v4.500M12 17.200v.01',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
