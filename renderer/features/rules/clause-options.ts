import type { ClauseForm, ClauseTerms } from '#main/api/rules.ts'

interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** What a clause may say where there is a choice. */
export const KINDS: readonly Option<ClauseForm['kind']>[] = [
  { value: 'award', label: '加分' },
  { value: 'deduct', label: '减分' },
  { value: 'veto', label: '一票否决' },
]
export const PERS: readonly Option<ClauseTerms['per']>[] = [
  { value: 'time', label: '每做一次' },
  { value: 'day', label: '每天' },
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'year', label: '每年' },
  { value: 'once', label: '只记一次' },
]
export const PERIODS: readonly Option<ClauseTerms['caps'][number]['period']>[] = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'half', label: '每半年' },
  { value: 'year', label: '每年' },
]
export const SCOPES: readonly Option<ClauseTerms['scope']>[] = [
  { value: 'household', label: '记在户上' },
  { value: 'several', label: '参加的各户都记' },
  { value: 'person', label: '记在个人名下' },
  { value: 'party', label: '记在党员名下' },
  { value: 'team', label: '记在团队名下' },
]
export const EVIDENCES: readonly Option<ClauseTerms['evidence']>[] = [
  { value: 'none', label: '不用凭据' },
  { value: 'text', label: '要写明情况' },
  { value: 'photo', label: '要有照片' },
]
export const ENTRIES: readonly Option<ClauseTerms['entry']>[] = [
  { value: 'anyone', label: '谁都能报' },
  { value: 'organisation', label: '只由村里记' },
]
export const PARTY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
