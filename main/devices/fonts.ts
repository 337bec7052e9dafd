/** Of the machine, in the order they are looked for: Debian's first, the Windows names after it. */
export const CHINESE_FONTS = '"Noto Sans CJK SC", "Microsoft YaHei", SimHei, SimSun, sans-serif'
