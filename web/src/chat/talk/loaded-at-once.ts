/** So many earlier messages are had at once where all of them are wanted: ten thousand come in ten answers. */
export const LOADED_AT_ONCE = 1000;
