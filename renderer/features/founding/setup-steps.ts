/** What a shop needs before its first household; each may be left and taken up later. */
export const SETUP_STEPS = [
  { id: 'scheme', name: '积分怎么兑' },
  { id: 'households', name: '农户' },
  { id: 'goods', name: '货物' },
  { id: 'rules', name: '积分细则' },
  { id: 'scanner', name: '扫码枪' },
  { id: 'printer', name: '小票打印机' },
] as const

export type SetupStepId = (typeof SETUP_STEPS)[number]['id']
