/** How many characters a note may have. Apart from its shape, which no browser needs. */
export const longestNote = 6000
