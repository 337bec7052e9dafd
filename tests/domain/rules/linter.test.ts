import { describe, expect, it } from 'vitest'
import { type WarningCode, warningsOf } from '#main/domain/rules/linter.ts'

type Kind = 'award' | 'deduct' | 'veto'
const codes = (kind: Kind, text: string) =>
  warningsOf({ kind, className: '文明习惯', text }).map(({ code }) => code)

describe('a clause that touches the rights of a person is warned about', () => {
  it.each<[Kind, string, WarningCode[]]>([
    ['deduct', '乱倒垃圾，罚款50元', ['fine']],
    ['deduct', '违规放牧，每只羊罚 20 元', ['fine']],
    ['deduct', '占道经营，没收摊位物品', ['fine']],
    ['deduct', '不按时清扫，扣押金', ['fine']],
    ['award', '积分可以抵罚款，10 分抵 10 元', ['fine_offset']],
    ['deduct', '违反村规民约的罚款可用积分抵扣', ['fine_offset']],
    ['veto', '年度积分低于 70 分的，暂停享受一切惠民待遇，不得评先评优', ['benefits']],
    ['veto', '低于 70 分，取消低保', ['benefits']],
    ['deduct', '不参加集体劳动的，停发粮补', ['benefits']],
    ['veto', '拒不拆除违建的，村里不予开证明', ['benefits']],
    ['veto', '受过处罚的，影响子女参军、入党', ['benefits', 'relatives']],
    ['deduct', '卫生不合格的，在黑榜上公布', ['shaming']],
    ['deduct', '乱堆乱放，在微信群曝光', ['shaming']],
    ['deduct', '屡教不改的，大喇叭点名批评', ['shaming']],
    ['deduct', '联系户扣分的，联户党员同扣', ['relatives']],
    ['veto', '家庭成员有违法犯罪的，全家积分清零', ['relatives']],
    ['veto', '一人赌博，全家不能兑换', ['relatives']],
    ['veto', '无理上访、越级上访', ['speech']],
    ['deduct', '在网上发帖，说村里坏话', ['speech']],
    ['deduct', '在抖音发布损害村形象的言论', ['speech']],
    ['deduct', '恶意举报、投诉', ['speech']],
    ['deduct', '会上不发言，会后乱议论', ['speech']],
    ['award', '全年无上访', ['speech']],
  ])('%s %s', (kind, text, expected) => {
    expect(codes(kind, text)).toEqual(expected)
  })

  it('says why in one sentence, and what to write instead', () => {
    for (const { sentence } of warningsOf({
      kind: 'veto',
      className: '一票否决',
      text: '上访的，停发低保，罚款 500 元，上黑榜，家属违法的一样处理',
    })) {
      expect(sentence).toMatch(/建议/)
      expect(sentence.match(/。/g)).toHaveLength(1)
    }
  })
})

describe('what villages really write, and may write, is left alone', () => {
  it.each<[Kind, string]>([
    ['award', '参加义务劳动'],
    ['award', '村里治安巡逻'],
    ['deduct', '焚烧秸秆'],
    ['deduct', '违背公序良俗'],
    ['award', '协助调解邻里纠纷'],
    ['award', '把闲置房屋借给村里建花园'],
    ['award', '不要高价彩礼、婚事简办'],
    ['award', '举报电信诈骗线索，经公安查实'],
    ['award', '按时缴纳城乡居民医疗保险'],
    ['award', '帮邻居办理低保、养老手续'],
    ['deduct', '虚报材料骗取低保'],
    ['deduct', '子女不赡养父母'],
    ['deduct', '当众说脏话、骂人'],
    ['deduct', '造谣传谣，经公安认定'],
    ['deduct', '缺席“三会一课”'],
    ['deduct', '开会迟到、早退'],
    ['deduct', '乱堆柴草，占用公共地方'],
    ['veto', '黄赌毒、严重违纪违法'],
    ['veto', '倾倒垃圾，屡劝不改'],
    ['award', '当月被评为清洁户，上红榜表扬'],
    ['award', '家中有人参军入伍'],
    ['award', '子女考上大学'],
    ['deduct', '破坏公共设施'],
    ['deduct', '扰乱公共秩序'],
    ['award', '清理河道垃圾'],
    ['award', '受到县级通报表扬'],
    ['deduct', '处罚后仍不整改，村里记录在案'],
  ])('%s %s', (kind, text) => {
    expect(codes(kind, text)).toEqual([])
  })
})
