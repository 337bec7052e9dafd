import { useCallback, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { CounterFrame } from '#renderer/features/redemption/counter-frame.tsx'
import type { ServingActions } from '#renderer/features/redemption/counter-keys.ts'
import { HouseholdSearch } from '#renderer/features/redemption/household-search.tsx'
import { letterOf } from '#renderer/features/redemption/picture.tsx'
import { ProxyForm, type ProxyValue } from '#renderer/features/redemption/proxy-form.tsx'
import { QuantityDialog } from '#renderer/features/redemption/quantity-dialog.tsx'
import { NoCardCheck, SecondCard } from '#renderer/features/redemption/questions.tsx'
import { ServingScreen } from '#renderer/features/redemption/serving-screen.tsx'
import { useTypedCollector } from '#renderer/features/redemption/typed.ts'
import type { CartLineView } from '#renderer/features/redemption/view.ts'
import { ScanProvider } from '#renderer/input/scan-provider.tsx'
import { useScans, useTyped } from '#renderer/input/use-scans.ts'
import { Look } from '#renderer/ui/theme.tsx'
import { last, soap, top, wang } from '../gallery/samples.ts'

/** What the counter was asked to do, in order; the test reads it from the page. */
const heard: string[] = []
declare global {
  interface Window {
    counterHeard: string[]
  }
}
window.counterHeard = heard
const hear = (what: string) => () => {
  heard.push(what)
}

const HITS = ['王桂花', '王国辉'].map((name, index) => ({
  id: `h${index}`,
  number: `013${index}`,
  group: '三组',
  name,
  people: '4 口人',
  foundBy: undefined,
  tellApart: undefined,
  spendable: 8600,
  blocked: undefined,
}))

type Open = 'search' | 'no-card' | 'quantity' | 'proxy' | 'second' | undefined

function Counter() {
  const [lines, setLines] = useState<readonly CartLineView[]>([])
  const [selectedId, setSelected] = useState<string>()
  const [collector, setCollector] = useState('1')
  const [open, setOpen] = useState<Open>()
  const [query, setQuery] = useState('')
  const [quantity, setQuantity] = useState('2')
  const [proxy, setProxy] = useState<ProxyValue>({
    name: '',
    relation: undefined,
    phoneLastFour: '',
    reason: '',
  })
  const chosen = useTypedCollector(
    wang.collectors,
    useCallback((id: string) => setCollector(id), []),
  )
  const close = () => setOpen(undefined)
  useScans({
    onScan: ({ code, times }) => {
      heard.push(`scan ${times ?? 1} ${code}`)
      if (code.startsWith('86')) return setOpen('second')
      const name = `货 ${code}`
      const line = {
        ...soap,
        id: `${code}-${lines.length}`,
        name,
        picture: { src: undefined, letter: letterOf(name) },
      }
      setLines([...lines, line])
      setSelected(line.id)
    },
    onTrouble: ({ sentence }) => heard.push(sentence),
  })
  const actions: ServingActions = {
    onKeySheet: hear('F1'),
    onFindHousehold: () => setOpen('search'),
    onHold: hear('F3'),
    onPickGoods: hear('F5'),
    onCorrect: hear('F8'),
    onMenu: hear('F10'),
    onReprint: hear('F12'),
    onConfirm: hear('confirm'),
    onQuantity: () => setOpen('quantity'),
    onRemoveLine: hear('Del'),
    onBack: hear('Esc'),
    onProxy: () => setOpen('proxy'),
    onStatement: hear('F7'),
    onFound: hear('F9'),
    onSelectLine: setSelected,
    onCollector: setCollector,
  }
  return (
    <CounterFrame top={top} onMenu={actions.onMenu}>
      <ServingScreen
        household={{ ...wang, collector: { kind: 'member', id: chosen ?? collector } }}
        cart={{ lines, selectedId, count: `共 ${lines.length} 样`, total: lines.length * 600 }}
        message={{ tone: 'right', sentence: '请扫货' }}
        canConfirm={lines.length > 0}
        confirming={false}
        heldCount={0}
        last={last}
        typed={useTyped()}
        actions={actions}
      />
      {open === 'search' && (
        <HouseholdSearch
          query={query}
          found={{ kind: 'found', hits: HITS }}
          onQuery={setQuery}
          onPick={(id) => {
            heard.push(`pick ${id}`)
            setOpen('no-card')
          }}
          onRetry={close}
          onClose={close}
        />
      )}
      {open === 'no-card' && (
        <NoCardCheck
          household="王桂花家"
          asked={false}
          ways={[
            { id: 'known', label: '认识本人' },
            { id: 'paper', label: '看过身份证' },
          ]}
          onWay={(way) => {
            heard.push(`way ${way}`)
            close()
          }}
          onClose={close}
        />
      )}
      {open === 'quantity' && (
        <QuantityDialog
          goods={{ ...soap, weighed: false }}
          quantity={quantity}
          points={600}
          problem={undefined}
          onQuantity={setQuantity}
          onConfirm={() => {
            heard.push(`quantity ${quantity}`)
            close()
          }}
          onClose={close}
        />
      )}
      {open === 'proxy' && (
        <ProxyForm
          household="王桂花家"
          value={proxy}
          relations={[{ id: 'neighbour', label: '邻居' }]}
          standing={[]}
          problems={{}}
          onChange={setProxy}
          onStanding={close}
          onConfirm={() => {
            heard.push(`proxy ${proxy.name} ${proxy.relation ?? ''}`)
            close()
          }}
          onClose={close}
        />
      )}
      {open === 'second' && (
        <SecondCard
          openHousehold="王桂花家"
          nextHousehold="赵玉兰家"
          onHold={() => {
            heard.push('hold and switch')
            close()
          }}
          onBack={close}
        />
      )}
    </CounterFrame>
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <Look>
      <ScanProvider>
        <Counter />
      </ScanProvider>
    </Look>,
  )
}
