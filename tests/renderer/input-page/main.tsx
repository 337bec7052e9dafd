import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { InputLayer, ScanProvider } from '#renderer/input/scan-provider.tsx'
import { useKeys, useScans, useTyped } from '#renderer/input/use-scans.ts'

/** What reached the screen, in order; the test reads it from the page. */
const heard: string[] = []
declare global {
  interface Window {
    heard: string[]
  }
}
window.heard = heard

function Counter() {
  const [name, setName] = useState('王桂花')
  const [open, setOpen] = useState(false)
  const typed = useTyped()
  useScans({
    onScan: ({ code, times, source }) => heard.push(`scan ${times ?? 1} ${code} ${source}`),
    onTrouble: ({ sentence }) => heard.push(sentence),
  })
  useKeys({
    enter: () => heard.push('confirm'),
    escape: () => heard.push('back'),
    f2: () => setOpen(true),
    f5: () => heard.push('goods'),
  })
  return (
    <main>
      <output>{typed}</output>
      <input aria-label="姓名" value={name} onChange={(event) => setName(event.target.value)} />
      <input aria-label="组" defaultValue="三组" />
      <textarea aria-label="说明" defaultValue={'第一行\n第二行'} />
      <input aria-label="密码" type="password" defaultValue="" />
      <input aria-label="只读" readOnly value="不能改" />
      <button type="button" onClick={() => heard.push('pressed')}>
        删这行
      </button>
      {open && (
        <InputLayer>
          <Search onClose={() => setOpen(false)} />
        </InputLayer>
      )}
    </main>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('')
  useKeys({ enter: () => heard.push(`search ${words}`), escape: onClose }, { modal: true })
  return <input aria-label="查户" value={words} onChange={(event) => setWords(event.target.value)} />
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <ScanProvider>
      <Counter />
    </ScanProvider>,
  )
}
