/** How many characters a note may have: as many as what a draft keeps to its author (`stirs`), which becomes one. Apart from its shape, which no browser needs. */
export const longestNote = 8000
