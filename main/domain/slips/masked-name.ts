/** 王桂花 → 王*花, 王芳 → 王*: what a paper may show that others will see. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const first = characters[0] ?? ''
  return characters.length > 2 ? `${first}*${characters.at(-1)}` : `${first}*`
}
