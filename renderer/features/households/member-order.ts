import type { MemberView } from '#main/api/households.ts'

export const isGone = ({ status }: MemberView): boolean => status === 'dead' || status === 'left'

/** The head first, then those who are here, then those who died or left. */
export const inOrder = (members: readonly MemberView[]): readonly MemberView[] =>
  members.toSorted(
    (left, right) =>
      Number(right.isHead) - Number(left.isHead) ||
      Number(isGone(left)) - Number(isGone(right)) ||
      left.ordinal - right.ordinal,
  )
