"""What to see to before an activity outside the own agency, each line with where it stands.

The rules of the centre's own organs are cited because their text was seen; an agency below
follows those of its province, city and its own, which nobody has entered here.
"""

FUNDS = "《中央和国家机关基层党组织党建活动经费管理办法》"
OUTING = (
    (
        "有没有列入计划：内容、形式、时间、地点、人数、经费从哪里出，都写在年度计划里。",
        f"{FUNDS}第四条",
    ),
    ("计划外临时加的、要花财政资金的，先报机关党委和财务部门批准。", f"{FUNDS}第七条"),
    ("到常驻地以外去的，规模、时间、次数都从严控制。", f"{FUNDS}第六条"),
    (
        "主题和内容会前研究定好，去了以后定下的事有人落实。",
        "《中国共产党支部工作条例（试行）》第十六条",
    ),
)
"""What to see to, and the article."""
WHOSE = "经费管理办法管的是中央和国家机关；本省、本市和本单位有自己规定的，按自己的规定办。"
