/** The middle of a list of figures; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The smallest figure that at least `share` of the list do not exceed. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** Three digits behind the point are more than a noisy machine can say. */
export const rounded = (figure: number, digits = 3): number => Number(figure.toFixed(digits))

/** Milliseconds that `work` takes. */
export function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
