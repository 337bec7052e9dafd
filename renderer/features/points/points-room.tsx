import { Navigate, Route, Routes } from 'react-router'
import { CyclesPage } from './cycles-page.tsx'
import { PointsDocumentsPage } from './documents-page.tsx'
import { OpeningImportPage } from './opening-import-page.tsx'
import { PointsPage } from './points-page.tsx'
import { PointsSheetPage } from './sheet-page.tsx'

export function PointsRoom() {
  return (
    <Routes>
      <Route index element={<PointsPage />} />
      <Route path="grant" element={<PointsSheetPage kind="grant" />} />
      <Route path="open" element={<PointsSheetPage kind="open" />} />
      <Route path="import" element={<OpeningImportPage />} />
      <Route path="cycles" element={<CyclesPage />} />
      <Route path="documents" element={<PointsDocumentsPage />} />
      <Route path="*" element={<Navigate to="/points" replace />} />
    </Routes>
  )
}
