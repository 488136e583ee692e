/**
 * Values are counted in bins that grow by 1 %: whatever is read back from one is within half a per cent. Bin 0 holds zero
 * and everything below the smallest value that is told apart, a thousandth (of times, a microsecond), and is read as that.
 */
const BIN_GROWTH = 1.01;
const SMALLEST = 0.001;
const LOG_GROWTH = Math.log(BIN_GROWTH);

export const binOf = (value: number): number =>
  value < SMALLEST ? 0 : Math.floor((Math.log(value) - Math.log(SMALLEST)) / LOG_GROWTH) + 1;

/** The value at a share, 0 to 1, of the way through a bin. */
export const valueIn = (bin: number, share: number): number =>
  bin === 0 ? SMALLEST : SMALLEST * Math.exp((bin - 1 + share) * LOG_GROWTH);

/** What is not known of the logarithm of a value that was read from a bin: the standard deviation over the bin. */
export const BIN_ERROR = LOG_GROWTH / Math.sqrt(12);
