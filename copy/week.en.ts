/** The week one paints. */
export const week = {
  hint: 'Press and draw over the hours when you could meet. With the keyboard: arrows to move, space to mark, shift and arrows to draw.',
  earlier: 'Earlier hours',
  later: 'Later hours',
  total: (hours: number) => {
    if (hours === 0) return 'Nothing marked yet.'
    return hours === 1 ? '1 hour marked.' : `${hours} hours marked.`
  },
}
