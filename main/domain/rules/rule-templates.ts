import { aohan } from './templates/aohan.ts'
import { baijia } from './templates/baijia.ts'
import { baiyang } from './templates/baiyang.ts'
import { baming } from './templates/baming.ts'
import { dengjia } from './templates/dengjia.ts'
import { gaojiawopeng } from './templates/gaojiawopeng.ts'
import { gaoyang } from './templates/gaoyang.ts'
import { gifted } from './templates/gifted.ts'
import { hongdong } from './templates/hongdong.ts'
import { hulin } from './templates/hulin.ts'
import { laojia } from './templates/laojia.ts'
import { longtouzhu } from './templates/longtouzhu.ts'
import { minhou } from './templates/minhou.ts'
import { sanyuan } from './templates/sanyuan.ts'
import type { RuleTemplate } from './templates/shape.ts'
import { shengxin } from './templates/shengxin.ts'
import { shiqiao } from './templates/shiqiao.ts'
import { songlin } from './templates/songlin.ts'
import { tianyuan } from './templates/tianyuan.ts'
import { tongchuan } from './templates/tongchuan.ts'
import { tuanbao } from './templates/tuanbao.ts'
import { wangliu } from './templates/wangliu.ts'
import { wushen } from './templates/wushen.ts'
import { wuzhishan } from './templates/wuzhishan.ts'
import { xinqi } from './templates/xinqi.ts'
import { xiyi } from './templates/xiyi.ts'
import { xutang } from './templates/xutang.ts'
import { yulin } from './templates/yulin.ts'

export type { RuleTemplate, SchemeHints, StepHint } from './templates/shape.ts'

/** Rules of real places, the fullest first. */
export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  ...[baiyang, wangliu, baijia, dengjia, xutang, hongdong, xinqi],
  ...[sanyuan, wushen, minhou, laojia, yulin, tongchuan, shengxin],
  ...[aohan, gaoyang, gaojiawopeng, baming, tianyuan, hulin],
  ...[xiyi, shiqiao, longtouzhu, wuzhishan, tuanbao, songlin, gifted],
]

export const ruleTemplate = (key: string): RuleTemplate | undefined =>
  RULE_TEMPLATES.find((template) => template.key === key)
