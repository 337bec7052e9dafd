import { FlaskConical, Store } from 'lucide-react'
import { useEffect, useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { questions } from '#renderer/api/questions.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { Logo } from '#renderer/shell/top-bar.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { LoadingState } from '#renderer/ui/states.tsx'
import { openRestore } from '../safekeeping/restore-view.ts'
import './founding.css'

/** The first screen of all: begin one's own books, or look at a made-up village first. */
export function Welcome({ onBegin }: { onBegin: () => void }) {
  const demo = useAct(shop.founding.startDemo)
  useKeys({
    enter: () => {
      if (!demo.busy) onBegin()
    },
  })
  const start = async () => {
    const result = await demo.act({})
    if (result.ok) await questions.invalidateQueries()
  }
  if (demo.busy) return <DemoOnItsWay />
  return (
    <main className="welcome">
      <div className="welcome-inner">
        <header className="welcome-head">
          <Logo />
          <div>
            <h1>党群积分超市</h1>
            <p>这台电脑上还没有账。几分钟就能把店建起来。</p>
          </div>
        </header>
        <div className="welcome-ways">
          <button type="button" className="welcome-way welcome-way-strong" onClick={onBegin}>
            <Store size={40} strokeWidth={1.6} aria-hidden="true" />
            <strong>开始建自己的店</strong>
            <span>写村名和店名，把要用的人加上，再导入花名册和货物。每一步都可以先放下，以后接着来。</span>
          </button>
          <button type="button" className="welcome-way" onClick={() => void start()}>
            <FlaskConical size={40} strokeWidth={1.6} aria-hidden="true" />
            <strong>先用体验数据看看</strong>
            <span>一个现成的村子，五百多户、半年的账，随便点、随便试。看够了，一步就收起来。</span>
          </button>
        </div>
        <p className="welcome-note">
          <button type="button" className="welcome-restore" onClick={openRestore}>
            以前用过，有备份？从备份恢复
          </button>
        </p>
        {demo.problem !== undefined && (
          <div className="welcome-note">
            <Message tone="wrong" sentence={demo.problem} />
          </div>
        )}
      </div>
    </main>
  )
}

const SAYINGS = ['正在请出体验村', '正在登记五百多户', '正在摆上货架', '正在补记半年的账', '快好了']
const EACH_MS = 6000

/** How far it is, nobody says; what is being done, one can say. */
function DemoOnItsWay() {
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setAt((now) => Math.min(now + 1, SAYINGS.length - 1)), EACH_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <main className="welcome">
      <LoadingState title={SAYINGS[at] ?? ''} hint="大约要半分钟，请别关机。" />
    </main>
  )
}
