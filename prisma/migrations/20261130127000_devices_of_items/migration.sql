-- CreateIndex
CREATE INDEX "subscription_items_devices_idx" ON "subscription_items" USING GIN ("devices");
