/** The sign: a circle of seats, one of them warm. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="2 1 26 27" aria-hidden="true">
      {seats.map(({ x, y }, at) => (
        <circle key={`${x}`} cx={x} cy={y} r={2.9} className={at === 2 ? 'fill-clay' : 'fill-pine'} />
      ))}
    </svg>
  )
}

const seats = Array.from({ length: 7 }, (_, at) => {
  const angle = (at / 7) * 2 * Math.PI
  return { x: round(15 + 10.5 * Math.sin(angle)), y: round(15 - 10.5 * Math.cos(angle)) }
})

function round(value: number) {
  return Math.round(value * 100) / 100
}
