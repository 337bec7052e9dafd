import { Navigate, Route, Routes } from 'react-router'
import { GoodsImportPage } from '../catalogue/goods-import-page.tsx'
import { ItemPage } from '../catalogue/item-page.tsx'
import { ItemsPage } from '../catalogue/items-page.tsx'
import { CountListPage } from '../counting/count-list-page.tsx'
import { CountPage } from '../counting/count-page.tsx'
import { PricesPage } from '../schemes/prices-page.tsx'
import { StockDocumentsPage } from './documents-page.tsx'
import { ExpiringPage } from './expiring-page.tsx'
import { IssuePage } from './issue-page.tsx'
import { MoneyPage } from './money-page.tsx'
import { ReceivePage } from './receive-page.tsx'
import { StockPage } from './stock-page.tsx'
import './stock.css'

export function StockRoom() {
  return (
    <Routes>
      <Route index element={<StockPage />} />
      <Route path="receive" element={<ReceivePage />} />
      <Route path="issue" element={<IssuePage />} />
      <Route path="expiring" element={<ExpiringPage />} />
      <Route path="counts" element={<CountListPage />} />
      <Route path="counts/:count" element={<CountPage />} />
      <Route path="money" element={<MoneyPage />} />
      <Route path="items" element={<ItemsPage />} />
      <Route path="items/import" element={<GoodsImportPage />} />
      <Route path="items/:item" element={<ItemPage />} />
      <Route path="prices" element={<PricesPage />} />
      <Route path="documents" element={<StockDocumentsPage />} />
      <Route path="*" element={<Navigate to="/stock" replace />} />
    </Routes>
  )
}
