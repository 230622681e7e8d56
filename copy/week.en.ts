/** The week one paints. */
export const week = {
  hint: 'Press and draw over the hours when you could meet. With the keyboard: arrows to move, space to mark, shift and arrows to draw.',
  earlier: 'Earlier hours',
  later: 'Later hours',
  total: (hours: number) =>
    hours === 0 ? 'Nothing marked yet.' : hours === 1 ? '1 hour marked.' : `${hours} hours marked.`,
}
