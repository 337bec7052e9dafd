import {
  type ClauseForm,
  type ClauseTerms,
  PLAIN_TERMS,
  type SchemeFacts,
} from '#main/domain/rules/clauses.ts'
import { newId } from '../../kit/shop.ts'

export const POINTS: SchemeFacts = { id: newId(), name: '村民积分', precision: 0 }
export const COINS: SchemeFacts = { id: newId(), name: '红梅币', precision: 1 }

/** 参加村里大扫除, 5 points each time, changed as said. */
export const clause = (
  change: Partial<Omit<ClauseForm, 'terms'>> & { terms?: Partial<ClauseTerms> } = {},
): ClauseForm => ({
  clause: newId(),
  className: '环境卫生',
  text: '参加村里大扫除',
  kind: 'award',
  minimum: 500,
  maximum: 500,
  unitName: '次',
  ...change,
  terms: { ...PLAIN_TERMS, ...change.terms },
})
