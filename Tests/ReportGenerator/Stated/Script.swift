/// Traditional characters for the words that pages are made of.
enum Script {
    /// The text in Traditional characters, one for one.
    static func traditional(_ text: String) -> String { String(text.map { pairs[$0] ?? $0 }) }

    private static let pairs: [Character: Character] = Dictionary(
        uniqueKeysWithValues: list.split(whereSeparator: \.isWhitespace).compactMap { pair in
            pair.first.flatMap { first in pair.last.map { (first, $0) } }
        })

    /// A simplified character and the Traditional one that stands for it in these words.
    private static let list = """
        万萬 专專 业業 东東 严嚴 个個 丰豐 临臨 为為 举舉 习習 乡鄉 书書 于於 云雲 产產 亲親 们們 众眾 优優 会會 传傳 体體 余餘
        储儲 党黨 关關 养養 内內 册冊 写寫 农農 决決 况況 凤鳳 划劃 创創 别別 办辦 务務 动動 区區 华華 协協 单單 卫衛 厅廳 压壓
        县縣 参參 双雙 发發 台臺 号號 听聽 启啟 员員 围圍 国國 图圖 场場 坚堅 处處 备備 复復 头頭 奋奮 学學 宁寧 实實 审審 对對
        导導 将將 层層 岗崗 岭嶺 岳嶽 带帶 干幹 庐廬 应應 开開 强強 归歸 当當 录錄 彻徹 征徵 怀懷 态態 总總 户戶 执執 报報 据據
        教敎 数數 断斷 时時 显顯 暂暫 机機 权權 条條 来來 构構 样樣 桥橋 检檢 楼樓 济濟 满滿 点點 热熱 爱愛 环環 现現 电電 监監
        础礎 确確 称稱 税稅 简簡 类類 纠糾 约約 级級 纲綱 纷紛 线線 练練 组組 织織 终終 经經 结結 统統 绩績 续續 维維 绵綿 编編
        网網 罚罰 职職 联聯 节節 范範 获獲 营營 见見 规規 计計 认認 让讓 训訓 议議 记記 讲講 许許 论論 设設 访訪 证證 评評 诉訴
        询詢 请請 调調 负負 财財 责責 质質 贯貫 贵貴 资資 转轉 输輸 边邊 达達 过過 运運 还還 进進 远遠 选選 邻鄰 郑鄭 链鏈 销銷
        镇鎮 长長 门門 问問 间間 队隊 阳陽 险險 随隨 难難 页頁 项項 顺順 顾顧 预預 领領 题題 风風 齐齊
        """
}
