import { Navigate, Route, Routes } from 'react-router'
import { BoardPage } from '../deeds/board-page.tsx'
import { DeedPage } from '../deeds/deed-page.tsx'
import { RecordPage } from '../deeds/record-page.tsx'
import { RecyclePage } from '../deeds/recycle-page.tsx'
import { PartyPage } from '../party/party-page.tsx'
import { ReportsPage } from '../reports/reports-page.tsx'
import { RulesRoom } from '../rules/rules-room.tsx'
import { PaperSlipPage } from '../slips/paper-slip-page.tsx'
import { TeamsPage } from '../teams/teams-page.tsx'
import { CyclesPage } from './cycles-page.tsx'
import { PointsDocumentsPage } from './documents-page.tsx'
import { OpeningImportPage } from './opening-import-page.tsx'
import { PointsNav } from './points-nav.tsx'
import { PointsPage } from './points-page.tsx'
import { PointsSheetPage } from './sheet-page.tsx'

export function PointsRoom() {
  return (
    <Routes>
      <Route index element={<PointsPage />} />
      <Route path="record" element={<RecordPage />} />
      <Route path="board" element={<BoardPage />} />
      <Route path="deeds/:deed" element={<DeedPage />} />
      <Route path="recycle" element={<RecyclePage />} />
      <Route path="grant" element={<PointsSheetPage kind="grant" />} />
      <Route path="gift" element={<PointsSheetPage kind="gift" />} />
      <Route path="open" element={<PointsSheetPage kind="open" />} />
      <Route path="import" element={<OpeningImportPage />} />
      <Route path="paper" element={<PaperSlipPage nav={<PointsNav />} />} />
      <Route path="rules/*" element={<RulesRoom />} />
      <Route path="reports/:path?" element={<ReportsPage />} />
      <Route path="people/teams" element={<TeamsPage />} />
      <Route path="people/*" element={<PartyPage />} />
      <Route path="cycles" element={<CyclesPage />} />
      <Route path="documents" element={<PointsDocumentsPage />} />
      <Route path="*" element={<Navigate to="/points" replace />} />
    </Routes>
  )
}
