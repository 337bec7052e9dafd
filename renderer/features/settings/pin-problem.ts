/** What is wrong with a new PIN while it is being typed; nothing while it is still empty. */
export function pinProblem(pin: string): string | undefined {
  if (pin === '') return undefined
  if (!/^\d*$/.test(pin)) return '密码只用数字。'
  if (pin.length < 4) return '至少 4 位数字。'
  return pin.length > 8 ? '最多 8 位数字。' : undefined
}

export const isPin = (pin: string): boolean => /^\d{4,8}$/.test(pin)
