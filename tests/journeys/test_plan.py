"""The year plan, the year and the rules on a phone; test_regime.py makes and drags a plan."""


def test_the_plan_and_the_year_can_be_read_on_a_phone(page_at, sign_in, judge):
    page = page_at(360)
    sign_in(page, "secretary")
    for name, address in (("plan", "/plans/"), ("year", "/year/"), ("rules", "/rules/")):
        page.goto(address)
        judge(page, f"{name}-360")
