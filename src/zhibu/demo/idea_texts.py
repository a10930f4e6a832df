"""What the demo's people propose and what their branches answer; all made up."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Told:
    """A proposal from the idea to the result, as far as it may come."""

    title: str
    problem: str
    proposal: str
    reason: str
    refusal: str
    result: str


TEXTS = (
    Told(
        title="把三张月报表合成一张",
        problem="同样的数字每月在三张表里各填一遍，口径还对不上。",
        proposal="办公室牵头列出重复的栏目，合成一张表，各科室只填一次。",
        reason="重复栏目占三分之一，合并后口径也统一了。先从两张内部报表做起。",
        refusal="其中两张是上级统一格式，我们不能改。可以先在内部共用一份底稿。",
        result="两张内部报表已合并，每月少填38个数；上级那张保持原样。",
    ),
    Told(
        title="窗口忙的时候党员轮流顶岗",
        problem="月初月末排队的人多，平时又闲。",
        proposal="月初三天、月末三天，每天安排一名党员到窗口帮忙取号、复印。",
        reason="人手能排开，先试两个月。轮到的同志当天科室工作由本科室调剂。",
        refusal="窗口人员要持证上岗，临时顶岗不合规定。改为增加导办，由窗口单位安排。",
        result="试了两个月，月末排队从二十多人减到十人以内，准备继续。",
    ),
    Told(
        title="老旧小区加装电梯的政策讲给居民听",
        problem="居民来问的多是同几个问题，一遍遍解释。",
        proposal="整理成一页问答，利用主题党日到两个小区讲一次。",
        reason="和本月主题党日结合，不另外加活动。问答由业务科室把关。",
        refusal="政策近期要调整，等新文件出来再讲，免得讲了又改。",
        result="在两个小区讲了两场，问答已贴在小区公告栏。",
    ),
    Told(
        title="档案查阅改成先电话预约",
        problem="有的群众跑两趟，材料没调出来。",
        proposal="公布预约电话，前一天调好档案，来了就能看。",
        reason="不花钱，马上能做。预约电话由值班人员接。",
        refusal="现在每天查档不到三人，到了就能调，不必再加一道手续。",
        result="预约办理的占七成，没有人再跑第二趟。",
    ),
    Told(
        title="新来的同志配一位老同志带半年",
        problem="交接只有一张清单，很多门道没人讲。",
        proposal="每位新同志定一名带教人，半年里一起办三件完整的事。",
        reason="与青年干部培养一并安排，带教人由科室商量确定。",
        refusal="今年没有新进人员，等有人来了再定。",
        result="三位新同志都定了带教人，第一件事已经办完。",
    ),
    Told(
        title="防汛值班表提前一周公布",
        problem="前一天才通知，有老人孩子的不好安排。",
        proposal="每周四公布下一周的值班表，可以自行调换一次。",
        reason="合理，从下周起执行；应急时另行通知。",
        refusal="汛情变化快，提前一周定不下来。改为提前三天公布。",
        result="已连续六周提前公布，调换了四次，没有空岗。",
    ),
    Told(
        title="会议材料能不打印就不打印",
        problem="每次支委会印十几份，会后就成废纸。",
        proposal="会前把材料发给大家看，会上投屏；涉密的照旧。",
        reason="内部讨论材料先这样做，需要签字的仍打印。",
        refusal="会议室没有投屏设备，等设备更新以后再考虑。",
        result="最近三次会议只打印了签到表。",
    ),
    Told(
        title="和结对社区共用一间阅览室",
        problem="我们的书没人看，社区的孩子没地方看书。",
        proposal="周六上午开放阅览室，两名党员轮值。",
        reason="与社区商量后，先在暑期开放。",
        refusal="阅览室在办公区内，周末没有安保，暂时不具备条件。",
        result="暑期开放了八个周六，每次来二十个左右的孩子。",
    ),
)
