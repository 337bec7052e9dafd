import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { Message } from '#renderer/ui/message.tsx'
import { promptOf } from './prompt-of.ts'
import './counting.css'

/** Says when it is time to count: nothing where it is not. */
export function CountPrompt({ onGo }: { onGo?: () => void }) {
  const { today } = useSession()
  const may = useMay('keep_stock')
  const navigate = useNavigate()
  const due = useAsk(shop.counting.due, {})
  const prompt = due.data && promptOf(due.data, today)
  if (prompt === undefined) return null
  const go = () => {
    onGo?.()
    void navigate(prompt.path)
  }
  return (
    <div className="count-prompt">
      <Message tone="ask" sentence={prompt.sentence} />
      {may && <Button onClick={go}>{prompt.action}</Button>}
    </div>
  )
}
