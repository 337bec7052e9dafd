import type { TemplateHead } from '#main/api/rules.ts'

/** 「9 条」, 「9 条，2 条待定」: how much of a place's rules is known. */
export const sizeOf = ({ clauses, unset }: Pick<TemplateHead, 'clauses' | 'unset'>): string =>
  unset === 0 ? `${clauses} 条` : unset === clauses ? '分值要自己定' : `${clauses} 条，${unset} 条待定`
