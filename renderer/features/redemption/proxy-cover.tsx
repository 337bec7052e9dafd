import { useState } from 'react'
import { nameOf } from './counter-state.ts'
import { uncover, useCounter } from './counter-store.ts'
import { ProxyForm, type ProxyValue } from './proxy-form.tsx'
import { choose } from './scan-deeds.ts'

const RELATIONS = ['邻居', '亲戚', '网格员', '村干部'].map((label) => ({ id: label, label }))

const EMPTY: ProxyValue = { name: '', relation: undefined, phoneLastFour: '', reason: '' }

/** F6: entrusted people first; anybody else with name and relation. */
export function ProxyCover() {
  const household = useCounter((state) => state.household)
  const [value, setValue] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  if (household === undefined) return null
  const name = value.name.trim()
  const phone = value.phoneLastFour.normalize('NFKC').trim()
  const problems = {
    ...(name === '' ? { name: '请写代领人的姓名' } : {}),
    ...(value.relation === undefined ? { relation: '请选是这户的什么人' } : {}),
    ...(phone === '' || /^\d{4}$/.test(phone) ? {} : { phoneLastFour: '请填四个数字，不知道就空着' }),
  }
  return (
    <ProxyForm
      household={nameOf(household)}
      value={value}
      relations={RELATIONS}
      standing={household.proxies.map((proxy) => ({
        id: proxy.id,
        name: proxy.name,
        relation: proxy.relation,
      }))}
      problems={tried ? problems : {}}
      onChange={setValue}
      onStanding={(proxy) => choose({ kind: 'standing_proxy', proxy })}
      onConfirm={() => {
        setTried(true)
        if (value.relation === undefined || Object.keys(problems).length > 0) return
        const known = [phone && `手机尾号 ${phone}`, value.reason.trim()].filter((part) => part !== '')
        choose({
          kind: 'proxy',
          name,
          relation: value.relation,
          identity: known.length === 0 ? '本人到场，认识' : known.join('，'),
        })
      }}
      onClose={uncover}
    />
  )
}
