/** Wanted and actual shares of strategic buckets, in percent. */

/** So many points off are as wanted: projects are not divisible. */
const TOLERANCE = 3;

/**
 * Whole points by which a share is above (or, negative, below) what is wanted; 0 when it is as wanted within
 * the tolerance, null where nothing is wanted or there is no share.
 */
export function deviation(
  actual: number | null | undefined,
  wanted: number | null | undefined,
): number | null {
  if (actual == null || wanted == null) return null;
  const off = Math.round(actual - wanted);
  return Math.abs(off) < TOLERANCE ? 0 : off;
}

/** The sum of shares as they are typed; what is empty counts as nothing. */
export function sumOf(shares: readonly { percent: number | string }[]): number {
  return shares.reduce((sum, one) => sum + (Number(one.percent) || 0), 0);
}
