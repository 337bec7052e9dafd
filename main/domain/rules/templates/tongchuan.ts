import { award, NO_DAYS, NO_FIGURES, notice, type RuleTemplate } from './shape.ts'

/**
 * 四川达州通川区谭家沟村 (四川新闻网 2023-09-08): sweeping a road seen dirty while walking adds points, figure not public;
 * the 六老六长 council meets monthly. 李家寨村 (lzep.cn 878028): tidy yard, firewood and tools 10, joining a clean-up 10.
 */
export const tongchuan: RuleTemplate = {
  key: 'tongchuan',
  place: '四川通川',
  about: '看见路脏顺手扫一扫也加分；“六老六长”每月议一次，每季度审核公示。',
  scheme: { subject: 'household', cycle: 'quarter', steps: [notice()] },
  blanks: ['谭家沟村的分值没有公布；整洁和打扫两条用的是李家寨村的分值。', NO_FIGURES, NO_DAYS],
  clauses: [
    award('环境', '走路看见路脏，顺手打扫', null),
    award('环境', '院坝、柴草、农具收拾整齐', 10),
    award('环境', '参加集体打扫', 10),
  ],
}
